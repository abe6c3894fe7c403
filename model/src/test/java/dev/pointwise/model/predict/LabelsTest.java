package dev.pointwise.model.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelsTest {
  private static List<String> parse(String text) {
    return Labels.parse(text.getBytes(StandardCharsets.UTF_8), "names.txt");
  }

  @Test
  void readsOneLabelALine() {
    assertThat(parse("tench, Tinca tinca\n\tgoldfish \r\nchâteau\n\n"))
        .containsExactly("tench, Tinca tinca", "goldfish", "château");
  }

  @Test
  void ignoresAByteOrderMark() {
    assertThat(parse("\uFEFFcat\ndog")).containsExactly("cat", "dog");
  }

  @Test
  void readsId2labelInTheOrderOfTheClasses() {
    assertThat(parse("{\"id2label\": {\"1\": \"dog\", \"0\": \"cat\"}, \"other\": 1}"))
        .containsExactly("cat", "dog");
    assertThat(parse(" {\"0\": \"cat\"}")).containsExactly("cat");
  }

  @Test
  void refusesAnEmptyLineInTheMiddle() {
    assertThatThrownBy(() -> parse("cat\n\ndog\n"))
        .hasMessage("names.txt: line 2 is empty, so class 1 has no label; write one label a line");
  }

  @Test
  void refusesAGapInId2label() {
    assertThatThrownBy(() -> parse("{\"0\": \"cat\", \"2\": \"dog\"}"))
        .hasMessage(
            "names.txt: has 2 labels but none for class \"1\"; give one to every class from \"0\" on");
  }

  @Test
  void refusesBrokenJson() {
    assertThatThrownBy(() -> parse("{\"0\": "))
        .hasMessageStartingWith("names.txt starts like JSON");
  }

  @Test
  void refusesAnEmptyFile() {
    assertThatThrownBy(() -> parse("\n \n"))
        .hasMessage("names.txt holds no label; write one label a line");
  }
}
