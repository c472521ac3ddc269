/**
 * Timings of the engine's inner loops (JMH), and the programme that {@code benchmarks/compare} runs beside other software.
 * What was measured is in docs/benchmarks.md.
 */
package org.thalweg.benchmarks;
