/**
 * A study as files that other programs read: the exact line, the sampled line, GeoJSON, rasters, and everything in
 * numbers.
 *
 * <p><b>Goal.</b> Every number of a study can be traced and redone from its files, and the same study gives the same
 * bytes whatever the machine, the locale or the number of threads. Only {@code timing.json} may differ between runs.
 *
 * <p><b>Terms.</b> Lengths and stations are metres in plan on the grid of the CRS, angles are degrees in files (radians
 * inside), times are seconds, speeds km/h in files (m/s inside). Heading is clockwise from grid north, curvature is
 * positive to the right, grade is a ratio and positive uphill.
 *
 * <p><b>Classes.</b> {@link org.thalweg.export.StudyFiles} writes a whole study into a folder, atomically.
 * {@link org.thalweg.export.AlignmentJson}, {@link org.thalweg.export.StationsCsv},
 * {@link org.thalweg.export.AlignmentGeoJson} and {@link org.thalweg.export.StudyJson} write one kind of file each; the
 * first two read theirs back. {@link org.thalweg.export.LineReader} reads a line that a user hands in.
 *
 * <p><b>Source.</b> The contract of files, docs/files.md; GeoJSON: RFC 7946.
 */
package org.thalweg.export;
