/** What the tests of several packages share. */
package dev.pointwise.jobs.testing;
