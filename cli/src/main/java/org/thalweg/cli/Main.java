package org.thalweg.cli;
/** x */
public final class Main { private Main() {} /** x
 * @param a x */ public static void main(String[] a) {} }
