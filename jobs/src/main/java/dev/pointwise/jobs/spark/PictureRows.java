package dev.pointwise.jobs.spark;

import dev.pointwise.jobs.source.Account;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Rows that are still to be computed.
 *
 * @param dataset one row a picture; lazy
 * @param account which pictures there are; final once the rows are written, by a single job
 * @param passedOver how many entries of archives were no pictures; final with the account
 */
public record PictureRows(
    Dataset<Row> dataset, Supplier<Account> account, Supplier<Long> passedOver) {}
