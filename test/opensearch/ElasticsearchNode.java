import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.node.Node;
import org.elasticsearch.plugins.PluginBundle;
import org.elasticsearch.plugins.PluginsLoader;

/** A node of Elasticsearch 9 in a process of its own; arguments are settings, as name=value. */
public class ElasticsearchNode {
  public static void main(String[] arguments) throws Exception {
    Settings.Builder builder = Settings.builder();
    for (String argument : arguments) {
      String[] parts = argument.split("=", 2);
      builder.put(parts[0], parts[1]);
    }
    Settings settings = builder.build();
    LogConfigurator.registerErrorListener();
    LogConfigurator.configureWithoutConfig(settings);
    Path home = Path.of(settings.get("path.home"));
    try (Node node = new Node(new Environment(settings, home.resolve("config")), plugins())) {
      node.start();
      // Whoever started it holds the other end: it never outlives them, however they end.
      while (System.in.read() != -1) {}
    }
    System.exit(0);
  }

  /** The one that speaks HTTP, which lies beside the folder of the node's jars. */
  private static PluginsLoader plugins() {
    Path jars = Path.of(System.getProperty("jdk.module.path"));
    Path folder = jars.resolveSibling("META-INF/es-plugins");
    Set<PluginBundle> bundles = PluginsLoader.loadModulesBundles(folder, false);
    return PluginsLoader.createPluginsLoader(bundles, Set.of(), Map.of(), true);
  }
}
