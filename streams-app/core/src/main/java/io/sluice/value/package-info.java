/**
 * Exact values: {@link io.sluice.value.Price}, {@link io.sluice.value.Quantity}, {@link io.sluice.value.Money}.
 *
 * <p>What each operation returns and how it rounds:
 *
 * <table>
 * <caption>Operations</caption>
 * <tr><th>operation</th><th>result</th><th>rounding</th></tr>
 * <tr><td>money ± money, quantity ± quantity, price ± points</td><td>the same type</td><td>none</td></tr>
 * <tr><td>price − price</td><td>points (plain decimal)</td><td>none</td></tr>
 * <tr><td>price × quantity × point value</td><td>money</td><td>half even at 18 decimals</td></tr>
 * <tr><td>money × factor, money ÷ money</td><td>money, ratio</td><td>half even at 18 decimals</td></tr>
 * <tr><td>price to a tick</td><td>price</td><td>down, up or nearest, as named by the method</td></tr>
 * <tr><td>quantity to a lot step</td><td>quantity</td><td>toward zero, so that an order never grows</td></tr>
 * </table>
 */
@NullMarked
package io.sluice.value;

import org.jspecify.annotations.NullMarked;
