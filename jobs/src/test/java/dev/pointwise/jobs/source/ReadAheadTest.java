package dev.pointwise.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointwise.model.image.RejectReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadAheadTest {
  @TempDir Path folder;

  private PictureReader reader(long maxPixels) {
    return new PictureReader(new Configuration(), maxPixels);
  }

  @Test
  void givesEveryFileInOrderAndMissingOnesAsRejected() throws IOException {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      Path file = folder.resolve(i + ".png");
      if (i != 7) {
        Files.write(file, new byte[i]);
      }
      ids.add("file:" + file);
    }
    List<Fetched> fetched = new ArrayList<>();
    try (ReadAhead ahead = new ReadAhead(reader(1000), ids.iterator(), 3)) {
      ahead.forEachRemaining(fetched::add);
    }
    assertThat(fetched).hasSize(50);
    assertThat(fetched.get(7).rejected().orElseThrow().reason()).isEqualTo(RejectReason.UNREADABLE);
    for (int i = 8; i < 50; i++) {
      assertThat(fetched.get(i).image().orElseThrow().id()).isEqualTo(ids.get(i));
      assertThat(fetched.get(i).image().orElseThrow().content()).hasSize(i);
    }
  }

  @Test
  void readsNoMoreAheadThanAllowed() {
    List<String> asked = new ArrayList<>();
    List<String> ids = List.of("file:/a", "file:/b", "file:/c", "file:/d", "file:/e");
    var watched = ids.stream().peek(asked::add).iterator();
    try (ReadAhead ahead = new ReadAhead(reader(1000), watched, 2)) {
      assertThat(asked.size()).isLessThanOrEqualTo(3);
      ahead.next();
      assertThat(asked.size()).isLessThanOrEqualTo(4);
    }
  }

  @Test
  void doesNotReadAFileThatNoPictureWithinTheCapNeeds() throws IOException {
    Path file = folder.resolve("large.png");
    try (var channel = new java.io.RandomAccessFile(file.toFile(), "rw")) {
      channel.setLength(20L << 20);
    }
    assertThat(reader(1).read("file:" + file).rejected().orElseThrow().reason())
        .isEqualTo(RejectReason.TOO_LARGE);
    assertThat(reader(1 << 20).read("file:" + file).image()).isPresent();
  }

  @Test
  void rejectsWhatNoFileSystemTakesForAPath() {
    for (String id : List.of("", "nowhere://x/y.png", "file:", "a:b")) {
      assertThat(reader(1).read(id).rejected().orElseThrow().reason())
          .isEqualTo(RejectReason.UNREADABLE);
    }
  }

  @Test
  void doesNotCallAFolderMissing() {
    assertThat(reader(1).read("file:" + folder).rejected().orElseThrow().detail())
        .doesNotContain("does not exist");
  }

  @Test
  void holdsNoMoreBytesThanAllowedButForThePicturesBeingRead() throws IOException {
    Path file = folder.resolve("large.png");
    try (var channel = new java.io.RandomAccessFile(file.toFile(), "rw")) {
      channel.setLength(33L << 20);
    }
    List<String> asked = new ArrayList<>();
    var ids = Stream.generate(() -> "file:" + file).limit(10).peek(asked::add).iterator();
    try (ReadAhead ahead = new ReadAhead(reader(1 << 24), ids, 10)) {
      assertThat(asked).as("two fill the memory, four are being read").hasSizeLessThanOrEqualTo(6);
      ahead.forEachRemaining(fetched -> assertThat(fetched.bytes()).isEqualTo(33 << 20));
    }
    assertThat(asked).hasSize(10);
  }
}
