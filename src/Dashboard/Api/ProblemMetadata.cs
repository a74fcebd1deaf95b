using Microsoft.AspNetCore.Mvc;

namespace Roomtone.Dashboard.Api;

/// <summary>Declares in the OpenAPI document which refusals an endpoint knows.</summary>
internal static class ProblemMetadata
{
    /// <summary>When to try again, where waiting helps: a member beside those of RFC 9457.</summary>
    public const string RetryAfterSeconds = "retryAfterSeconds";

    public static TBuilder ProducesProblems<TBuilder>(this TBuilder endpoint, params int[] statuses)
        where TBuilder : IEndpointConventionBuilder
    {
        foreach (var status in statuses)
            endpoint.WithMetadata(new ProducesResponseTypeMetadata(status, typeof(ProblemDetails), ["application/problem+json"]));
        return endpoint;
    }
}
