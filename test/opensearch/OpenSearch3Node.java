import java.nio.file.Path;
import java.util.List;
import org.opensearch.Version;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.node.Node;
import org.opensearch.plugins.PluginInfo;
import org.opensearch.transport.Netty4ModulePlugin;

/** `OpenSearchNode` of OpenSearch 3, which names its plugins otherwise. */
public class OpenSearch3Node extends Node {
  OpenSearch3Node(Settings settings) {
    super(
        new Environment(settings, Path.of(settings.get("path.home"), "config")),
        List.of(
            new PluginInfo(
                "transport-netty4",
                "HTTP and transport",
                "NA",
                Version.CURRENT,
                "21",
                Netty4ModulePlugin.class.getName(),
                null,
                List.of(),
                false)),
        true);
  }

  public static void main(String[] arguments) throws Exception {
    Settings.Builder settings = Settings.builder();
    for (String argument : arguments) {
      String[] parts = argument.split("=", 2);
      settings.put(parts[0], parts[1]);
    }
    try (Node node = new OpenSearch3Node(settings.build())) {
      node.start();
      // Whoever started it holds the other end: it never outlives them, however they end.
      while (System.in.read() != -1) {}
    }
    System.exit(0);
  }
}
