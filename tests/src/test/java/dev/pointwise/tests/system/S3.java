package dev.pointwise.tests.system;

import dev.pointwise.tests.Checkout;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An S3 server as a process of its own on loopback, over a local folder, with one bucket. Closing
 * ends it.
 */
record S3(Running server, Path folder, int port) implements Store {
  static final String BUCKET = "pictures-and-rows";
  static final String ACCESS_KEY = "POINTWISETESTKEY";
  static final String SECRET_KEY = "a-secret-of-the-tests-only";

  static S3 start(Path folder) throws IOException {
    Files.createDirectories(folder.resolve("data").resolve(BUCKET));
    int port = FreePort.any();
    Path properties = folder.resolve("s3proxy.properties");
    Files.writeString(properties, properties(folder.resolve("data"), port));
    String jar = Checkout.top().resolve("tests/target/s3proxy.jar").toString();
    Running server =
        Running.start(
            Map.of(), List.of("java", "-Xmx256m", "-jar", jar, "--properties", "" + properties));
    Await.until(server, () -> answers(port));
    S3 s3 = new S3(server, folder, port);
    Files.writeString(folder.resolve("core-site.xml"), s3.coreSite());
    return s3;
  }

  private static String properties(Path data, int port) {
    return """
        s3proxy.endpoint=http://127.0.0.1:%d
        s3proxy.authorization=aws-v2-or-v4
        s3proxy.identity=%s
        s3proxy.credential=%s
        jclouds.provider=filesystem
        jclouds.filesystem.basedir=%s
        """
        .formatted(port, ACCESS_KEY, SECRET_KEY, data);
  }

  private static boolean answers(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private Map<String, String> settings() {
    return new TreeMap<>(
        Map.of(
            "fs.s3a.endpoint",
            "http://127.0.0.1:" + port,
            "fs.s3a.endpoint.region",
            "us-east-1",
            "fs.s3a.path.style.access",
            "true",
            "fs.s3a.access.key",
            ACCESS_KEY,
            "fs.s3a.secret.key",
            SECRET_KEY));
  }

  private String coreSite() {
    StringBuilder xml = new StringBuilder("<configuration>");
    settings()
        .forEach(
            (name, value) ->
                xml.append(
                    "<property><name>%s</name><value>%s</value></property>"
                        .formatted(name, value)));
    return xml.append("</configuration>").toString();
  }

  @Override
  public String uri(String path) {
    return "s3a://%s/%s".formatted(BUCKET, path);
  }

  /**
   * Through Hadoop's own shell, since files laid into the server's folder would lack their tags.
   */
  @Override
  public void put(Path localFolder) {
    shell("-put", localFolder.toString(), uri(""));
  }

  @Override
  public void fetch(String name, Path local) {
    shell("-get", uri(name), local.toString());
  }

  private void shell(String... words) {
    Map<String, String> environment = new HashMap<>(SparkSubmit.environment(SparkSubmit.RELEASE));
    environment.put("HADOOP_CONF_DIR", folder.toString());
    environment.put("SPARK_DIST_CLASSPATH", jars().replace(',', ':'));
    String home =
        Finished.run(environment, List.of(SparkSubmit.script("spark-home"))).succeeded().lastLine();
    List<String> command =
        new ArrayList<>(List.of(home + "/bin/spark-class", "org.apache.hadoop.fs.FsShell"));
    command.addAll(List.of(words));
    Finished.run(environment, command).succeeded();
  }

  /** With commas, as {@code --jars} wants them. */
  private static String jars() {
    Map<String, String> environment = SparkSubmit.environment(SparkSubmit.RELEASE);
    return Finished.run(environment, List.of(SparkSubmit.script("s3-jars"))).succeeded().lastLine();
  }

  @Override
  public SparkSubmit submit() {
    SparkSubmit submit = SparkSubmit.locally().with("--jars", jars());
    for (Map.Entry<String, String> setting : settings().entrySet()) {
      submit = submit.conf("spark.hadoop." + setting.getKey() + "=" + setting.getValue());
    }
    return submit;
  }

  @Override
  public void close() {
    server.close();
  }
}
