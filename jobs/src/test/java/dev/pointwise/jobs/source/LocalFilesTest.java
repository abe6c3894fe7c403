package dev.pointwise.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As Hadoop's own, which is the judge. */
class LocalFilesTest {
  private static final String MODE = "unix:mode";

  @TempDir Path folder;
  private final FileSystem ours = new LocalFiles();
  private final FileSystem hadoops = new LocalFileSystem();

  @BeforeEach
  void initialize() throws IOException {
    Configuration configuration = new Configuration(false);
    configuration.set("fs.permissions.umask-mode", "027");
    ours.initialize(URI.create("file:///"), configuration);
    hadoops.initialize(URI.create("file:///"), configuration);
  }

  @AfterEach
  void close() throws IOException {
    ours.close();
    hadoops.close();
  }

  private org.apache.hadoop.fs.Path path(String name) {
    return new org.apache.hadoop.fs.Path(folder.resolve(name).toUri());
  }

  private String permissions(String name) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name)));
  }

  private void make(FileSystem files, String name) throws IOException {
    files.mkdirs(path(name), new FsPermission("775"));
    files
        .create(
            path(name + "/file"),
            new FsPermission("666"),
            EnumSet.of(CreateFlag.CREATE),
            4096,
            (short) 1,
            4096,
            null)
        .close();
  }

  @Test
  void makesFilesAndFoldersWithTheSamePermissions() throws IOException {
    make(ours, "ours");
    make(hadoops, "hadoops");

    assertThat(permissions("ours")).isEqualTo(permissions("hadoops")).isEqualTo("rwxr-x---");
    assertThat(permissions("ours/file"))
        .isEqualTo(permissions("hadoops/file"))
        .isEqualTo("rw-r-----");
  }

  @Test
  void setsTheStickyBit() throws IOException {
    make(ours, "shared");
    ours.setPermission(path("shared"), new FsPermission("1777"));
    assertThat(hadoops.getFileStatus(path("shared")).getPermission().toString())
        .isEqualTo("rwxrwxrwt");
  }

  @Test
  void foldersInATeamsFolderPassItsGroupOn() throws IOException {
    Files.setAttribute(folder, MODE, 02775);
    make(ours, "ours");
    make(hadoops, "hadoops");

    assertThat(mode("ours")).isEqualTo(mode("hadoops")).isEqualTo(02750);
    assertThat(mode("ours/file")).isEqualTo(mode("hadoops/file")).isEqualTo(0640);
  }

  private int mode(String name) throws IOException {
    return (Integer) Files.getAttribute(folder.resolve(name), MODE) & 07777;
  }

  @Test
  void namesTheFileThatIsNotThere() {
    assertThatThrownBy(() -> ours.setPermission(path("nowhere"), new FsPermission("644")))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("nowhere");
  }
}
