import java.nio.file.Path;
import java.util.List;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.node.Node;
import org.opensearch.transport.Netty4Plugin;

/** A node of OpenSearch in a process of its own; arguments are settings, as name=value. */
public class OpenSearchNode extends Node {
  OpenSearchNode(Settings settings) {
    super(
        new Environment(settings, Path.of(settings.get("path.home"), "config")),
        List.of(Netty4Plugin.class),
        true);
  }

  public static void main(String[] arguments) throws Exception {
    Settings.Builder settings = Settings.builder();
    for (String argument : arguments) {
      String[] parts = argument.split("=", 2);
      settings.put(parts[0], parts[1]);
    }
    try (Node node = new OpenSearchNode(settings.build())) {
      node.start();
      // Whoever started it holds the other end: it never outlives them, however they end.
      while (System.in.read() != -1) {}
    }
    System.exit(0);
  }
}
