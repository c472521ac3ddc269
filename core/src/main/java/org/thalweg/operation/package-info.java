/**
 * What moves along a line: trains, trucks and cars, and how many of them a line carries.
 *
 * <p><b>Goal.</b> From an alignment alone: running times and speeds in both directions, work and energy with a balance,
 * trains that stall and what would help them, crawling trucks and where a climbing lane pays, trains a day and tonnes a
 * year of a single track with passing loops.
 *
 * <p><b>Terms.</b> A {@link org.thalweg.operation.LineProfile} is the line as a vehicle feels it: height, curvature, cant
 * and speed over stations. A {@link org.thalweg.operation.Train} or {@link org.thalweg.operation.RoadVehicle} is a body
 * with a greatest effort, a running resistance and brakes. A {@link org.thalweg.operation.Run} is one journey.
 *
 * <p><b>Method.</b> The unknown is w = v^2 over distance: dw/ds = 2 (F(v) - R(v) - m g (i + c)) / (xi m), smooth at
 * standstill too, by the fourth-order Runge-Kutta rule on steps of 10 m that end where a limit or a grade changes. A first
 * pass runs backwards from stops and lower limits along the braking curve and gives a ceiling for w; a second pass runs
 * forwards at full effort under it. Grade and curve resistance are means over the train's length; a limit may be left
 * only when the rear has passed it. Distances are measured in plan, so the work against gravity is m g times the rise,
 * exactly.
 *
 * <p><b>Sources.</b> Wende, Fahrdynamik des Schienenverkehrs (2003); Hansen and Pachl, Railway Timetabling and Operations
 * (2014); UIC leaflet 406; HCM 2000 chapter 20; checked against OSRD's and TrainRuns.jl's own reference runs (docs/operation.md).
 */
package org.thalweg.operation;
