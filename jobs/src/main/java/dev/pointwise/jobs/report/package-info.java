/** The page about a run that a person looks at: {@code --report FILE.html}. */
package dev.pointwise.jobs.report;
