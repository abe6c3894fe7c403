/** Whether the machines of a cluster are fit to run a model. */
package dev.pointwise.jobs.doctor;
