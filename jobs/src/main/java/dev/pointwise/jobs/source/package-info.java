/** Which pictures there are, and their bytes. */
package dev.pointwise.jobs.source;
