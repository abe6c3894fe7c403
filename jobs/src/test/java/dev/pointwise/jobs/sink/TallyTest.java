package dev.pointwise.jobs.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointwise.jobs.source.Account;
import dev.pointwise.jobs.spark.RowSchemas;
import dev.pointwise.jobs.testing.LocalSpark;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class TallyTest {
  private static final StructType SCHEMA =
      new StructType()
          .add(RowSchemas.ERROR_CLASS, DataTypes.StringType)
          .add("width", DataTypes.IntegerType)
          .add(RowSchemas.ID, DataTypes.StringType);

  @Test
  void countsByErrorClass() {
    Tally tally =
        Tally.of(
            rows(
                row(null, "a.jpg"),
                row("CORRUPT", "b.jpg"),
                row("EMPTY", "c.jpg"),
                row("CORRUPT", "d.jpg")));
    long idSum =
        Account.crc("a.jpg") + Account.crc("b.jpg") + Account.crc("c.jpg") + Account.crc("d.jpg");
    assertThat(tally).isEqualTo(new Tally(1, Map.of("CORRUPT", 2L, "EMPTY", 1L), idSum));
  }

  @Test
  void anIdThatCsvGaveBackAsNoneIsTheEmptyOne() {
    Tally tally = Tally.of(rows(row(null, null), row(null, "a.jpg")));
    assertThat(tally).isEqualTo(new Tally(2, Map.of(), Account.crc("") + Account.crc("a.jpg")));
  }

  @Test
  void ofNoRowsIsNone() {
    assertThat(Tally.of(rows())).isEqualTo(Tally.NONE);
  }

  private static Row row(String errorClass, String id) {
    return RowFactory.create(errorClass, 1, id);
  }

  private static Dataset<Row> rows(Row... rows) {
    return LocalSpark.session().createDataFrame(List.of(rows), SCHEMA);
  }
}
