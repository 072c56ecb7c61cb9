/**
 * What people take home from a debate: the ballot with the reasons for the decision, the flow of the arguments, and documents.
 * Everything is made from the verdict and the turns by fixed rules, so that the same debate always gives the same ballot.
 */
@NullMarked
package stoa.debate.report;

import org.jspecify.annotations.NullMarked;
