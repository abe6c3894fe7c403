package dev.pointwise.tests.system;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.hdfs.MiniDFSCluster;

/** A real HDFS in this process, on loopback: a name node and one data node. */
record Hdfs(MiniDFSCluster cluster) implements Store {
  static Hdfs start(Path folder) throws IOException {
    Configuration configuration = new Configuration();
    configuration.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, folder.toString());
    configuration.setInt("dfs.replication", 1);
    // A file's end waits this long before it asks a second time whether its block has arrived.
    configuration.setInt("dfs.client.block.write.locateFollowingBlock.initial.delay.ms", 5);
    MiniDFSCluster cluster = new MiniDFSCluster.Builder(configuration).numDataNodes(1).build();
    cluster.waitActive();
    return new Hdfs(cluster);
  }

  @Override
  public String uri(String path) {
    return cluster.getURI() + "/" + path;
  }

  FileSystem files() throws IOException {
    return cluster.getFileSystem();
  }

  @Override
  public void put(Path localFolder) throws IOException {
    files().copyFromLocalFile(hadoop(localFolder), hadoop(Path.of("/")));
  }

  @Override
  public void fetch(String folder, Path local) throws IOException {
    files().copyToLocalFile(hadoop(Path.of("/" + folder)), hadoop(local));
  }

  private static org.apache.hadoop.fs.Path hadoop(Path path) {
    return new org.apache.hadoop.fs.Path(path.toString());
  }

  @Override
  public SparkSubmit submit() {
    return SparkSubmit.locally();
  }

  /** All blocks are out of reach from here on, while the name node goes on listing files. */
  void loseDataNode() {
    cluster.stopDataNode(0);
  }

  @Override
  public void close() {
    cluster.shutdown();
  }
}
