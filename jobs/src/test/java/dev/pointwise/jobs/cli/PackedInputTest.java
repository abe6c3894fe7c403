package dev.pointwise.jobs.cli;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pointwise.jobs.testing.LocalSpark;
import dev.pointwise.jobs.testing.Pictures;
import dev.pointwise.jobs.testing.Ran;
import dev.pointwise.jobs.testing.Shards;
import dev.pointwise.jobs.testing.TinyModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.io.SequenceFile;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the pictures are packed in, they have the rows that their files have. */
class PackedInputTest {
  private static final int GOOD = 9;
  private static final int BAD = 3;

  @TempDir static Path folder;
  private static Path card;
  private static Map<String, byte[]> contents;
  private static Map<String, Row> expected;

  @BeforeAll
  static void predictFiles() throws IOException {
    card = TinyModel.write(folder.resolve("model"));
    Path pictures = Pictures.addBad(Pictures.good(folder.resolve("pictures"), GOOD));
    contents = Shards.contents(pictures);
    LocalSpark.session();
    predict("expected", pictures).succeeded();
    expected = rowsByName("expected");
    assertThat(expected).hasSize(GOOD + BAD);
  }

  private static Ran predict(String output, Path input, Object... more) {
    Stream<Object> arguments =
        Stream.of("predict", "--model", card, "--input", input, "--output", folder.resolve(output));
    return Ran.with(Stream.concat(arguments, Stream.of(more)).toArray());
  }

  private static Ran refuse(String output, Path input, Object... more) {
    return predict(output, input, Stream.concat(Stream.of("--quiet"), Stream.of(more)).toArray());
  }

  private static List<Row> rows(String output) {
    return LocalSpark.session().read().parquet(folder.resolve(output).toString()).collectAsList();
  }

  /** By the last part of their ids, without the id, which differs. */
  private static Map<String, Row> rowsByName(String output) {
    Map<String, Row> rows = new TreeMap<>();
    for (Row row : rows(output)) {
      String id = row.getAs("id");
      Object[] values = new Object[row.size() - 1];
      for (int i = 1; i < row.size(); i++) {
        values[i - 1] = row.get(i);
      }
      rows.put(
          id.substring(Math.max(id.lastIndexOf('/'), id.lastIndexOf('#')) + 1),
          RowFactory.create(values));
    }
    return rows;
  }

  private static Dataset<Row> table(SparkSession spark) {
    List<Row> rows =
        contents.entrySet().stream()
            .map(entry -> RowFactory.create(entry.getKey(), entry.getValue()))
            .toList();
    StructType schema =
        new StructType().add("id", DataTypes.StringType).add("content", DataTypes.BinaryType);
    return spark.createDataFrame(rows, schema);
  }

  private static void assertSamePredictions(String output) {
    assertThat(rows(output)).hasSize(GOOD + BAD);
    assertThat(rowsByName(output)).isEqualTo(expected);
  }

  @Test
  void readsParquetOfSeveralFilesInSeveralTasks() {
    Path input = folder.resolve("parquet [1]");
    table(LocalSpark.session()).repartition(3).write().parquet(input.toString());
    Ran ran = predict("from-parquet", input, "--input-format", "parquet").succeeded();
    assertThat(ran.err()).contains("3 Parquet files found");
    assertThat(ran.out()).contains("\"found\":12");
    assertSamePredictions("from-parquet");
  }

  @Test
  void readsOrcUnderOtherColumnsNamesAndWholeNumbersAsIds() {
    Path input = folder.resolve("orc");
    table(LocalSpark.session())
        .select(col("content").as("picture bytes"), col("id").as("a.name"), lit(1).as("id"))
        .write()
        .orc(input.toString());
    Object[] columns = {"--content-column", "picture bytes", "--id-column", "a.name"};
    predict(
            "from-orc",
            input,
            Stream.concat(Stream.of("--input-format", "orc"), Stream.of(columns)).toArray())
        .succeeded();
    assertSamePredictions("from-orc");
    predict("numbers", input, "--input-format", "orc", "--content-column", "picture bytes")
        .succeeded();
    assertThat(rows("numbers")).extracting(row -> row.getAs("id")).containsOnly("1");
  }

  @Test
  void readsTheTablesOfAnyDataSourceOfSparks() throws IOException {
    Path input = Pictures.good(folder.resolve("source"), GOOD);
    predict("from-source", input, "--input-format", "binaryFile").succeeded();
    Map<String, Row> good = new TreeMap<>(expected);
    good.keySet().removeIf(name -> name.startsWith("bad"));
    assertThat(rowsByName("from-source")).isEqualTo(good);
    refuse("no-source", input, "--input-format", "delta")
        .failed(2, "delta", "class path", "--packages");
    assertThat(folder.resolve("no-source")).doesNotExist();
  }

  @Test
  void readsTarAndSequenceFilesOfAFolder() throws IOException {
    LocalSpark.session();
    Path input = Files.createDirectories(folder.resolve("shards"));
    Map<String, byte[]> some = new TreeMap<>(contents);
    Map<String, byte[]> others = new TreeMap<>(contents);
    some.keySet().removeIf(name -> name.hashCode() % 2 == 0);
    others.keySet().removeAll(some.keySet());
    others.put("000-red.cls", new byte[1]);
    Shards.tar(input.resolve("a.tar"), some);
    Shards.tar(input.resolve("b.tar.gz"), others);
    Ran ran = predict("from-tar", input, "--input-format", "tar").succeeded();
    assertThat(ran.err()).contains("2 tar archives found");
    assertSamePredictions("from-tar");

    others.remove("000-red.cls");
    Shards.sequence(input.resolve("part-r-00000"), SequenceFile.CompressionType.BLOCK, some);
    Shards.sequence(input.resolve("b.seq"), SequenceFile.CompressionType.NONE, others);
    predict("from-sequence", input, "--input-format", "sequence").succeeded();
    assertSamePredictions("from-sequence");
  }

  @Test
  void keepsTheRowsOfAShardThatIsCutAndCountsItAsRejected() throws IOException {
    LocalSpark.session();
    Path shard = Shards.tar(folder.resolve("cut.tar"), contents);
    byte[] whole = Files.readAllBytes(shard);
    Files.write(shard, java.util.Arrays.copyOf(whole, 4096));
    Ran ran = predict("from-cut", shard, "--input-format", "tar").succeeded();
    assertThat(ran.out()).contains("{\"TRUNCATED\":2}");
    assertThat(rowsByName("from-cut")).containsKey("cut.tar").hasSizeBetween(2, GOOD);
  }

  @Test
  void endsWithoutRowsWhenATableIsDamaged() throws IOException {
    Path input = folder.resolve("damaged");
    table(LocalSpark.session())
        .coalesce(1)
        .write()
        .option("compression", "none")
        .parquet(input.toString());
    Path file;
    try (Stream<Path> files = Files.list(input)) {
      file = files.filter(path -> path.toString().endsWith(".parquet")).findFirst().orElseThrow();
    }
    Files.delete(file.resolveSibling("." + file.getFileName() + ".crc"));
    byte[] whole = Files.readAllBytes(file);
    byte[] damaged = whole.clone();
    for (int i = 200; i < 400; i++) {
      damaged[i] = (byte) 0xff;
    }
    Files.write(file, damaged);
    refuse("from-damaged", input, "--input-format", "parquet")
        .failed(5, file.getFileName().toString(), "restore");
    Files.write(file, java.util.Arrays.copyOf(whole, whole.length / 2));
    refuse("from-damaged", input, "--input-format", "parquet")
        .failed(5, file.getFileName().toString());
    assertThat(folder.resolve("from-damaged")).doesNotExist();
  }

  @Test
  void rejectsRowsWithoutContentAsEmptyAndRefusesRowsWithoutId() {
    Path input = folder.resolve("nulls");
    table(LocalSpark.session())
        .withColumn(
            "content", when(col("id").startsWith("000"), lit(null)).otherwise(col("content")))
        .withColumn("other", when(col("id").startsWith("00"), lit(null)).otherwise(col("id")))
        .write()
        .parquet(input.toString());
    predict("from-nulls", input, "--input-format", "parquet").succeeded();
    assertThat(rowsByName("from-nulls").get("000-red.png").get(1)).isEqualTo("EMPTY");
    refuse("refused", input, "--input-format", "parquet", "--id-column", "other")
        .failed(5, "9 of 12 rows", "have no id");
    assertThat(folder.resolve("refused")).doesNotExist();
  }

  @Test
  void saysWhichColumnsThereAre() {
    Path input = folder.resolve("columns");
    table(LocalSpark.session())
        .select(col("id").as("key"), col("content").as("jpeg"))
        .write()
        .parquet(input.toString());
    refuse("refused", input, "--input-format", "parquet")
        .failed(2, "--content-column", "'content'", "key, jpeg");
    refuse("refused", input, "--input-format", "parquet", "--content-column", "jpeg")
        .failed(2, "--id-column", "'id' or 'path'");
    refuse("refused", input, "--input-format", "parquet", "--content-column", "key")
        .failed(2, "type string", "binary");
  }

  @Test
  void refusesInputsOfAnotherFormatThanWasGiven() throws IOException {
    Path shard = Shards.tar(folder.resolve("mixed.tar"), contents);
    refuse("refused", shard).failed(2, "mixed.tar' is a tar archive", "--input-format tar");
    refuse("refused", shard, "--input-format", "parquet").failed(2, "is a tar archive");
    refuse("refused", shard, "--input-format", "tar", "--id-column", "x").failed(2, "--id-column");
    Path only = Files.createDirectories(folder.resolve("only"));
    Shards.tar(only.resolve("a.tar"), contents);
    refuse("refused", only)
        .failed(5, "holds no picture (1 other files, tar archives among them: --input-format tar)");
  }
}
