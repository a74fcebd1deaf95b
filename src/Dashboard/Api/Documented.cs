namespace Roomtone.Dashboard.Api;

/// <summary>Says in the OpenAPI document which refusals an endpoint knows.</summary>
internal static class Documented
{
    public static TBuilder ProducesErrors<TBuilder>(this TBuilder endpoint, params int[] statuses)
        where TBuilder : IEndpointConventionBuilder
    {
        foreach (var status in statuses)
            endpoint.WithMetadata(new ProducesResponseTypeMetadata(status, typeof(ApiError), ["application/json"]));
        return endpoint;
    }
}
