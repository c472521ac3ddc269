package org.thalweg.geometry;

/**
 * A place and a direction in the plan.
 *
 * @param x easting (m)
 * @param y northing (m)
 * @param heading direction of travel (rad), clockwise from grid north; not normalised
 */
public record Pose(double x, double y, double heading) {}
