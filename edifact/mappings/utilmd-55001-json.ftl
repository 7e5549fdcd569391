<#macro text name node><#if node[0]??>,"${name}":"${node[0]?string?json_string}"</#if></#macro>
{"transactionId":"${transactions.transactionId?string?json_string}"<@text "marketLocation" transactions.marketLocation/><@text "supplyStart" transactions.supplyStart/><@text "reason" transactions.transactionReason/><#rt>
<@text "customerName" transactions.customerName/><@text "customerFirstName" transactions.customerFirstName/><#t>
<@text "street" transactions.correspondenceStreet/><@text "houseNumber" transactions.correspondenceHouseNumber/><#t>
<@text "postalCode" transactions.correspondencePostalCode/><@text "city" transactions.correspondenceCity/>}<#lt>
