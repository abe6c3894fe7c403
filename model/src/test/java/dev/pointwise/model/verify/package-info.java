/** Tests of the verification, and with it the conformance of reader and reference engine. */
package dev.pointwise.model.verify;
