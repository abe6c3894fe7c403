package dev.pointwise.jobs.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointwise.jobs.spark.HadoopSettings;
import dev.pointwise.jobs.testing.LocalSpark;
import dev.pointwise.jobs.testing.TinyModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
  @TempDir Path folder;

  private static CheckupRequest request(
      int slots, List<String> localFolders, List<String> inputs, List<String> outputs)
      throws IOException {
    byte[] hadoop = HadoopSettings.write(new Configuration());
    return new CheckupRequest(slots, 1, localFolders, inputs, outputs, hadoop);
  }

  private static Finding only(Level level, CheckupRequest request, String topic) {
    List<Finding> findings =
        Checkup.ofThisProcess(request).findings().stream()
            .filter(finding -> finding.topic().equals(topic))
            .toList();
    assertThat(findings).as(topic).hasSize(1);
    assertThat(findings.get(0).level()).as(findings.toString()).isEqualTo(level);
    return findings.get(0);
  }

  @Test
  void reportsAProcessOnceHoweverManyTasksRunInIt() throws IOException {
    CheckupRequest request = request(1, List.of(), List.of(), List.of());
    List<Checkup> checkups = Doctor.executors(LocalSpark.session(), request);
    assertThat(checkups).hasSize(1);
    assertThat(checkups.get(0).count(Level.FAIL)).as(checkups.toString()).isZero();
    assertThat(checkups.get(0).findings())
        .extracting(Finding::topic)
        .contains("libraries", "processor", "self-test", "memory", "temp folder", "library cache");
  }

  @Test
  void warnsOfMoreTasksThanCores() throws IOException {
    CheckupRequest request = request(1000, List.of(), List.of(), List.of());
    Finding finding = only(Level.WARN, request, "threads");
    assertThat(finding.text()).startsWith("1000 tasks at once, one native thread each, on ");
    assertThat(finding.remedy()).contains("spark.executor.cores");
  }

  @Test
  void failsWhereSparksFolderCannotBeWritten() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    CheckupRequest request =
        request(1, List.of(file.resolve("spark").toString()), List.of(), List.of());
    Finding finding = only(Level.FAIL, request, "spark folder");
    assertThat(finding.text()).contains("file/spark cannot be written");
    assertThat(finding.remedy()).isEqualTo("spark.local.dir=FOLDER");
  }

  @Test
  void looksAtInputAndOutput() throws IOException {
    String photos = folder.toString();
    CheckupRequest fit = request(1, List.of(), List.of(photos), List.of(photos + "/new/rows"));
    assertThat(only(Level.OK, fit, "input").text()).endsWith("is readable");
    assertThat(only(Level.OK, fit, "output").text()).contains("by the rights of file:" + folder);
    CheckupRequest unfit = request(1, List.of(), List.of(photos + "/gone"), List.of("nofs://x/y"));
    assertThat(only(Level.FAIL, unfit, "input").text())
        .endsWith("/gone cannot be read: it does not exist here");
    assertThat(only(Level.FAIL, unfit, "output").text()).contains("nofs");
  }

  @Test
  void looksAtTheModel() throws IOException {
    String card = TinyModel.write(folder).toString();
    assertThat(ModelCheck.of(card, name -> Files.readAllBytes(Path.of(name))).level())
        .isEqualTo(Level.OK);
    Files.writeString(folder.resolve("labels.txt"), "one\n");
    Finding finding = ModelCheck.of(card, name -> Files.readAllBytes(Path.of(name)));
    assertThat(finding.level()).isEqualTo(Level.FAIL);
    assertThat(finding.text()).contains("labels");
  }
}
