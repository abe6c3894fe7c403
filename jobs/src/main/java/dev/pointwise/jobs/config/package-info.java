/** What a run was asked to do, checked. These records go into the run record as they are. */
package dev.pointwise.jobs.config;
