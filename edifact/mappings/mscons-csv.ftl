<#-- location;obis;from;to;quantity;status: times in UTC, codes as they were sent -->
<#list message.locations as location>
<#list location.registers as register>
<#list register.values as value>
${location.location};${register.obis};${value.from[0]!};${value.to[0]!};${value.quantity};${value.status}
</#list>
</#list>
</#list>
