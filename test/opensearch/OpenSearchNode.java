import java.nio.file.Path;
import java.util.List;
import org.opensearch.Version;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.node.Node;
import org.opensearch.plugins.PluginInfo;

/** A node of OpenSearch 2 or 3 in a process of its own; arguments are settings, as name=value. */
public class OpenSearchNode extends Node {
  // What a plugin is given as differs between them, and so does the type of the list.
  @SuppressWarnings({"rawtypes", "unchecked"})
  OpenSearchNode(Settings settings) throws ClassNotFoundException {
    super(
        new Environment(settings, Path.of(settings.get("path.home"), "config")),
        (List) plugins(),
        true);
  }

  /** The one that speaks HTTP. */
  private static List<?> plugins() throws ClassNotFoundException {
    if (Version.CURRENT.major < 3) {
      return List.of(Class.forName("org.opensearch.transport.Netty4Plugin"));
    }
    String name = "org.opensearch.transport.Netty4ModulePlugin";
    return List.of(
        new PluginInfo(name, "HTTP", "NA", Version.CURRENT, "21", name, null, List.of(), false));
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
