package dev.pointwise.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AheadTest {
  @Test
  void worksOnAThreadOfItsOwn() {
    assertThat(Ahead.start("worker", () -> Thread.currentThread().getName()).get())
        .isEqualTo("worker");
  }

  @Test
  void throwsWhatTheWorkThrew() {
    LinkageError error = new LinkageError("no library");
    Ahead<String> failed =
        Ahead.start(
            "worker",
            () -> {
              throw error;
            });
    assertThatThrownBy(failed::get).isSameAs(error);

    Ahead<String> refused =
        Ahead.start(
            "worker",
            () -> {
              throw new IllegalStateException("cannot be used");
            });
    assertThatThrownBy(refused::get)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("cannot be used");
  }
}
