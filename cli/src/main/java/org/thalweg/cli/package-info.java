/**
 * The {@code thalweg} command: parses, calls the library, prints.
 *
 * <p><b>Goal.</b> Every command answers with its result on standard output, with progress on standard error, and with
 * one of the exit codes of {@link org.thalweg.cli.ExitCode}. What goes wrong is told in one plain sentence.
 *
 * <p><b>Terms.</b> {@code Engine} is all that the commands ask of the library: one seam, so that tests of the command line
 * need no study of minutes.
 */
package org.thalweg.cli;
