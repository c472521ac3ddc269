/**
 * Checks any line against its standard, from coordinates alone. Shares no code with the search: curvature, grades and
 * clearances are measured again on sampled points.
 *
 * <p>Use: make an {@link org.thalweg.audit.AuditLine} from points, {@link org.thalweg.audit.Rules} from the place, and
 * ask {@link org.thalweg.audit.Audit#check}. The answer has one {@link org.thalweg.audit.Finding} per rule, with the
 * worst value, its limit and its station.
 *
 * <p>Method: turn per length at each point is the curvature averaged over two chords, and rise per length is the grade
 * averaged over one. Elements of a line are straight strokes of those two diagrams; they are found as runs of points on
 * a straight line within the errors that rounding allows, and joined where the sum of the diagram over the gap, a turn
 * or a rise that is known exactly, says that they meet. docs/audit.md tells each rule and its tolerance.
 */
package org.thalweg.audit;
