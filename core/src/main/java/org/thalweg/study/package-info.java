/** Scenario in, study out: the one place where the stages meet. */
package org.thalweg.study;
