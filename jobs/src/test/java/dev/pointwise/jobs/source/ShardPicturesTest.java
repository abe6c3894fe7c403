package dev.pointwise.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointwise.jobs.config.Packing;
import dev.pointwise.jobs.testing.Shards;
import dev.pointwise.model.image.RejectReason;
import dev.pointwise.model.predict.Rejected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.IntWritable;
import org.apache.hadoop.io.NullWritable;
import org.apache.hadoop.io.SequenceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShardPicturesTest {
  private static final int PICTURES = 6;
  private static final int BYTES = 3000;

  @TempDir Path folder;
  private final AtomicInteger others = new AtomicInteger();

  /** Noise, since what compresses well hides its ends. */
  private static Map<String, byte[]> pictures() {
    Random random = new Random(7);
    Map<String, byte[]> pictures = new LinkedHashMap<>();
    for (int i = 0; i < PICTURES; i++) {
      byte[] content = new byte[BYTES];
      random.nextBytes(content);
      pictures.put(i + ".jpg", content);
    }
    return pictures;
  }

  private List<Fetched> read(Packing packing, long maxPixels, Path... shards) {
    List<Fetched> read = new ArrayList<>();
    var uris = Arrays.stream(shards).map(shard -> "file:" + shard).iterator();
    try (StreamAhead ahead =
        StreamAhead.of(new Configuration(), packing, uris, maxPixels, 2, others::incrementAndGet)) {
      ahead.forEachRemaining(read::add);
    }
    return read;
  }

  private static List<String> ids(List<Fetched> fetched) {
    return fetched.stream().map(Fetched::id).toList();
  }

  private static Rejected last(List<Fetched> fetched) {
    return fetched.get(fetched.size() - 1).rejected().orElseThrow();
  }

  private Path cut(Path shard, int bytes) throws IOException {
    byte[] whole = Files.readAllBytes(shard);
    Files.write(shard, Arrays.copyOf(whole, bytes));
    return shard;
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.tar", "a.tar.gz", "a.tgz"})
  void readsPicturesOutOfArchivesAndCountsWhatElseIsThere(String name) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("x/", new byte[0]);
    pictures().forEach((key, content) -> entries.put("x/" + key, content));
    entries.put("x/0.cls", "7".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    entries.put("x/0.json", new byte[0]);
    entries.put("x/._0.jpg", new byte[10]);
    entries.put("ü/" + "long".repeat(60) + ".png", new byte[5]);
    Path shard = Shards.tar(folder.resolve(name), entries);
    List<Fetched> read = read(Packing.TAR, 1000, shard);
    assertThat(ids(read))
        .hasSize(PICTURES + 1)
        .startsWith("file:" + shard + "#x/0.jpg")
        .endsWith("file:" + shard + "#ü/" + "long".repeat(60) + ".png");
    assertThat(read.get(3).image().orElseThrow().content()).isEqualTo(pictures().get("3.jpg"));
    assertThat(others).hasValue(3);
  }

  @Test
  void numbersEntriesOfTheSameName() throws IOException {
    Path shard = folder.resolve("twice.tar");
    byte[] one = Shards.tar(Map.of("a.png", new byte[1]));
    byte[] both = Arrays.copyOf(one, 1024 + one.length);
    System.arraycopy(one, 0, both, 1024, one.length);
    Files.write(shard, both);
    assertThat(ids(read(Packing.TAR, 1000, shard)))
        .containsExactly("file:" + shard + "#a.png", "file:" + shard + "#a.png#2");
  }

  @Test
  void keepsWhatIsBeforeTheCutOfAnArchiveAndTellsWhatIsLost() throws IOException {
    Path cut = cut(Shards.tar(folder.resolve("cut.tar"), pictures()), 3 * 3584 + 1000);
    Path whole = Shards.tar(folder.resolve("whole.tar"), pictures());
    List<Fetched> read = read(Packing.TAR, 1000, cut, whole);
    assertThat(ids(read).subList(0, 6))
        .endsWith("file:" + cut + "#3.jpg", "file:" + cut, "file:" + whole + "#0.jpg");
    assertThat(read.get(3).rejected().orElseThrow().reason()).isEqualTo(RejectReason.TRUNCATED);
    Rejected shard = read.get(4).rejected().orElseThrow();
    assertThat(shard.reason()).isEqualTo(RejectReason.TRUNCATED);
    assertThat(shard.detail()).contains("4 pictures of this file have their rows", "lost");
    assertThat(read).hasSize(5 + PICTURES);
  }

  @Test
  void tellsOfAnArchiveThatWasCutBetweenEntries() throws IOException {
    Path cut = cut(Shards.tar(folder.resolve("cut.tar"), pictures()), 2 * 3584);
    List<Fetched> read = read(Packing.TAR, 1000, cut);
    assertThat(ids(read)).endsWith("file:" + cut + "#1.jpg", "file:" + cut);
    assertThat(last(read).detail()).contains("without the mark of its end");
  }

  @Test
  void tellsOfZippedArchivesThatAreCutOrDamaged() throws IOException {
    Path cut = Shards.tar(folder.resolve("cut.tar.gz"), pictures());
    cut(cut, (int) Files.size(cut) / 2);
    Path damaged = Shards.tar(folder.resolve("damaged.tar.gz"), pictures());
    byte[] content = Files.readAllBytes(damaged);
    content[content.length - 6] ^= 1; // of the checksum
    Files.write(damaged, content);
    assertThat(last(read(Packing.TAR, 1000, cut)).reason()).isEqualTo(RejectReason.TRUNCATED);
    List<Fetched> read = read(Packing.TAR, 1000, damaged);
    assertThat(read).hasSize(PICTURES + 1);
    assertThat(last(read).reason()).isEqualTo(RejectReason.CORRUPT);
  }

  @Test
  void stopsAtAHeaderThatIsDamaged() throws IOException {
    Path shard = Shards.tar(folder.resolve("a.tar"), pictures());
    byte[] content = Files.readAllBytes(shard);
    content[2 * 3584 + 3] ^= 1;
    Files.write(shard, content);
    List<Fetched> read = read(Packing.TAR, 1000, shard);
    assertThat(read).hasSize(3);
    assertThat(last(read).reason()).isEqualTo(RejectReason.CORRUPT);
    assertThat(last(read).detail()).contains("checksum");
  }

  @Test
  void rejectsWhatIsNoShardAndWhatIsNotThere() throws IOException {
    Path text =
        Files.write(
            folder.resolve("text"),
            "no shard at all, but words"
                .repeat(100)
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    Path empty = Files.write(folder.resolve("empty"), new byte[0]);
    for (Packing packing : List.of(Packing.TAR, Packing.SEQUENCE)) {
      List<Fetched> read = read(packing, 1000, text, empty, folder.resolve("gone"));
      assertThat(ids(read))
          .containsExactly("file:" + text, "file:" + empty, "file:" + folder.resolve("gone"));
      assertThat(read.get(0).rejected().orElseThrow().reason()).isEqualTo(RejectReason.CORRUPT);
      assertThat(read.get(1).rejected().orElseThrow().reason()).isEqualTo(RejectReason.TRUNCATED);
      assertThat(read.get(2).rejected().orElseThrow().reason()).isEqualTo(RejectReason.UNREADABLE);
    }
  }

  @ParameterizedTest
  @EnumSource(SequenceFile.CompressionType.class)
  void readsSequenceFiles(SequenceFile.CompressionType compression) throws IOException {
    Path shard = Shards.sequence(folder.resolve("a.seq"), compression, pictures());
    List<Fetched> read = read(Packing.SEQUENCE, 1000, shard);
    assertThat(ids(read)).containsExactlyElementsOf(pictures().keySet());
    assertThat(read.get(5).image().orElseThrow().content()).isEqualTo(pictures().get("5.jpg"));
  }

  @ParameterizedTest
  @EnumSource(SequenceFile.CompressionType.class)
  void tellsOfSequenceFilesThatAreCut(SequenceFile.CompressionType compression) throws IOException {
    Path shard = Shards.sequence(folder.resolve("a.seq"), compression, pictures());
    cut(shard, (int) Files.size(shard) / 2);
    List<Fetched> read = read(Packing.SEQUENCE, 1000, shard);
    assertThat(ids(read)).endsWith("file:" + shard);
    assertThat(last(read).reason()).isEqualTo(RejectReason.TRUNCATED);
    int readable = compression == SequenceFile.CompressionType.BLOCK ? 0 : 2;
    assertThat(read).hasSize(readable + 1);
  }

  @ParameterizedTest
  @EnumSource(SequenceFile.CompressionType.class)
  void endsWithARowForTheShardWhateverByteIsDamaged(SequenceFile.CompressionType compression)
      throws IOException {
    Path shard = Shards.sequence(folder.resolve("a.seq"), compression, pictures());
    byte[] whole = Files.readAllBytes(shard);
    for (int place = 0; place < whole.length; place += 97) {
      byte[] damaged = whole.clone();
      damaged[place] ^= (byte) 0x80;
      Files.write(shard, damaged);
      List<Fetched> read = read(Packing.SEQUENCE, 1000, shard);
      assertThat(read).as("byte %d", place).hasSizeBetween(1, PICTURES + 1);
      if (read.size() < PICTURES) {
        assertThat(last(read).imageId()).isEqualTo("file:" + shard);
      }
    }
  }

  @Test
  void saysWhichSequenceFilesAreNotRead() throws IOException {
    Path shard = folder.resolve("numbers.seq");
    SequenceFile.createWriter(
            new Configuration(),
            SequenceFile.Writer.file(new org.apache.hadoop.fs.Path(shard.toUri())),
            SequenceFile.Writer.keyClass(NullWritable.class),
            SequenceFile.Writer.valueClass(IntWritable.class))
        .close();
    Rejected rejected = last(read(Packing.SEQUENCE, 1000, shard));
    assertThat(rejected.reason()).isEqualTo(RejectReason.UNSUPPORTED);
    assertThat(rejected.detail()).contains("NullWritable", "Text");
  }

  @Test
  void passesOverWhatIsLargerThanTheCapAndReadsOn() throws IOException {
    Map<String, byte[]> pictures = new LinkedHashMap<>();
    pictures.put("large.png", new byte[20 << 20]);
    pictures.put("small.png", new byte[10]);
    Path tar = Shards.tar(folder.resolve("a.tar.gz"), pictures);
    List<Fetched> read = new ArrayList<>(read(Packing.TAR, 1, tar));
    for (SequenceFile.CompressionType compression : SequenceFile.CompressionType.values()) {
      Path shard = Shards.sequence(folder.resolve(compression + ".seq"), compression, pictures);
      read.addAll(read(Packing.SEQUENCE, 1, shard));
    }
    assertThat(read).hasSize(8);
    for (int i = 0; i < read.size(); i += 2) {
      assertThat(read.get(i).rejected().orElseThrow().reason()).isEqualTo(RejectReason.TOO_LARGE);
      assertThat(read.get(i + 1).bytes()).isEqualTo(10);
    }
  }
}
