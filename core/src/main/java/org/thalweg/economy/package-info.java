/**
 * What a pair of lines is worth: construction programme, money over time, risk, and who builds and pays.
 *
 * <p><b>Goal.</b> From the bills of planned lines and a scenario's demand, prices and routes to compare with, give the time
 * that building takes, the money by year, net present value, rates of return and benefit-cost ratio, and how sure they
 * are. Every input is data with a source; nothing here knows a place.
 *
 * <p><b>Terms.</b> Money is real (constant prices of the price year), in the scenario's currency. Time is counted from the
 * base year, the year of the decision to build: {@code t = 0}, discount factor 1. Year {@code t} holds the months from
 * {@code 12 t} to {@code 12 t + 12}. Streams of money are positive where someone gains and negative where someone pays.
 * A <i>flow</i> is traffic of one kind: vehicles, tonnes, passengers. A <i>base route</i> is what the traffic uses without
 * the line. An <i>overrun</i> is outturn cost / estimate - 1.
 *
 * <p><b>Method.</b> {@code Programme} is a critical path over activities whose lengths are quantities over production
 * rates. {@code Worth} puts construction, upkeep, users' gains and revenue on one axis of years and can be asked again for
 * any state of the uncertain things; {@code Risk} asks it some 100 000 times on Latin hypercube draws, the same draws for
 * every alternative. {@code Appraisal} holds the ratios of one such answer.
 *
 * <p><b>Sources.</b> Discounting and ratios: World Bank, Transport Note TRN-6 (2005), and the toolkit's Note 1, which warns
 * of the spreadsheet's NPV. Rule of half: any text on transport appraisal, e.g. Mackie and Nellthorp 2001. Critical path:
 * Kelley and Walker 1959. Latin hypercube: McKay, Beckman and Conover 1979. Reference classes: Flyvbjerg, Holm and Buhl
 * 2002; criticised by Love and Ahiaga-Dagbui 2018.
 */
package org.thalweg.economy;
