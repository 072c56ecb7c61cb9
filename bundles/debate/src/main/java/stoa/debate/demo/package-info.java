/**
 * Sample content where the setting {@code stoa.demo} is {@code true}: {@link stoa.debate.demo.SampleDebates} lets the demo
 * people of the accounts hold the debates of {@link stoa.debate.demo.Scene} by ordinary commands.
 */
@NullMarked
package stoa.debate.demo;

import org.jspecify.annotations.NullMarked;
