package dev.pointwise.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;

/** Model, pictures and rows on a real HDFS. */
class HdfsIT extends StoreContract {
  @Override
  Store start(Path storeFolder) throws IOException {
    return Hdfs.start(storeFolder);
  }

  @Override
  void checkWhatARunTells(Finished run, String record) {
    assertThat(run.lastLine()).contains("\"output\":\"%s\"".formatted(store().uri("rows")));
    assertThat(record).contains(store().uri("default/card.yaml"));
  }
}
