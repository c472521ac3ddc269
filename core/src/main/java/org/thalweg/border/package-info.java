/**
 * Posts at the gates: how long vehicles and trains stand there under a control regime, what queues form, and what staff
 * and lanes it takes.
 *
 * <p>Terms. A <em>post</em> serves one direction of travel. It has <em>stations</em>, each one queue with servers (lanes,
 * counters, teams) that are on duty by the hour. A kind of <em>traffic</em> arrives at random after a day's profile, or
 * by a timetable with lateness, and takes a <em>route</em> of <em>visits</em>: a step at a station, which happens to a
 * share of the units and lasts a random time. A train is one arrival of many units and goes on when its last unit is done.
 * A <em>regime</em> is data: which steps are taken, in which order, how long they last.
 *
 * <p>Method. Discrete-event simulation with a calendar of our own ({@link org.thalweg.border.EventCalendar}), independent
 * replications, and confidence intervals after Student's t. Random numbers are L'Ecuyer's MRG32k3a from SSJ; each purpose
 * has a substream of its own and a vehicle draws all its numbers as it arrives, so that regimes are compared with common
 * random numbers (Law, Simulation Modeling and Analysis, ch. 11). A load of 1 or more is found beforehand and reported;
 * nothing is simulated then.
 *
 * <p>Not modelled: full waiting areas that block the station before them, vehicles that turn back, drivers' papers that
 * are sent back for correction, and servers shared between directions.
 */
package org.thalweg.border;
