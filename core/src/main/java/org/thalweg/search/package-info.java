/**
 * The search for a line that can be driven: poses on a lattice joined by straights and by whole curves.
 *
 * <p>Terms: a <em>pose</em> is a lattice node, one of 16 headings and a height; a <em>macro</em> is a straight of one
 * lattice vector or a turn (tangent, clothoid, arc, clothoid, tangent) whose point of intersection is a lattice node, so
 * that a path is at once a list of points of intersection. Method: beam search in layers of the relaxation's cost-to-go
 * (Bisiani 1987) on a state lattice (Pivtoraiko and Kelly 2005).
 */
package org.thalweg.search;
