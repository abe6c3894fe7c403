/** What must not be written anywhere: passwords, keys, signatures. */
package dev.pointwise.jobs.secret;
