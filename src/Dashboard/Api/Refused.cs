using System.Globalization;

namespace Roomtone.Dashboard.Api;

/// <summary>A typed result: a status and the sentence that says why.</summary>
internal sealed class Refused(int status, string sentence, TimeSpan? retryAfter = null) : IResult, IStatusCodeHttpResult, IValueHttpResult
{
    public int? StatusCode => status;

    public object Value { get; } = new ApiError(sentence, retryAfter is { } wait ? (int)Math.Ceiling(wait.TotalSeconds) : null);

    public static Refused BadRequest(string sentence) => new(StatusCodes.Status400BadRequest, sentence);

    public static Refused UnknownDevice(string id) =>
        new(StatusCodes.Status404NotFound, $"There is no device called {id}.");

    public static Refused Conflict(string sentence) => new(StatusCodes.Status409Conflict, sentence);

    public static Refused Unavailable(string sentence) => new(StatusCodes.Status503ServiceUnavailable, sentence);

    public static Refused NoReply(string sentence) => new(StatusCodes.Status504GatewayTimeout, sentence);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = status;
        if (retryAfter is { } wait) response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return response.WriteAsJsonAsync(Value, ApiJson.Options, httpContext.RequestAborted);
    }
}
