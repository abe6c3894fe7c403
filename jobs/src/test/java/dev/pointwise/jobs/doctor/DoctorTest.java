package dev.pointwise.jobs.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointwise.jobs.testing.LocalSpark;
import org.junit.jupiter.api.Test;

class DoctorTest {
  @Test
  void reportsAProcessOnceHoweverManyTasksRunInIt() {
    assertThat(Doctor.executors(LocalSpark.session())).hasSize(1);
  }
}
