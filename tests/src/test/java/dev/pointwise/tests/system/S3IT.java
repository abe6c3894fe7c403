package dev.pointwise.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Model, pictures and rows on S3, through {@code s3a://}. */
class S3IT extends StoreContract {
  @Override
  Store start(Path storeFolder) throws IOException {
    return S3.start(storeFolder);
  }

  @Override
  void checkWhatARunTells(Finished run, String record) {
    assertThat(run.lastLine()).contains("\"output\":\"%s\"".formatted(store().uri("rows")));
    assertThat(record).contains(store().uri("default/card.yaml")).doesNotContain(S3.SECRET_KEY);
    assertThat(run.out() + run.err()).doesNotContain(S3.SECRET_KEY);
  }

  @Test
  void saysThatAKeyIsRefused() {
    Finished run =
        store()
            .submit()
            .conf("spark.hadoop.fs.s3a.secret.key=a-wrong-one")
            .run(predict(store().uri("pictures"), store().uri("unused")))
            .endedWith(6);
    assertThat(run.err())
        .contains("Output '%s' cannot be used".formatted(store().uri("unused")), "403")
        .doesNotContain("a-wrong-one");
  }
}
