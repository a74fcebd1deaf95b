using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Roomtone.Dashboard.Database;
using Roomtone.Mqtt;

namespace Roomtone.Dashboard.Api;

/// <summary>Turns every failure into problem details; none tells what the program looks like inside.</summary>
internal sealed partial class ProblemExceptionHandler(ILogger<ProblemExceptionHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var problem = exception switch
        {
            BadHttpRequestException bad => ProblemResults.Of(bad.StatusCode, Sentence(bad)),
            DatabaseUnavailableException => ProblemResults.Unavailable(exception.Message),
            Devices.BrokerRefusedException => ProblemResults.Conflict($"The broker refused: {exception.Message}."),
            MqttException => ProblemResults.Unavailable("The message broker cannot be reached just now. Try again in a moment."),
            _ => Unexpected(httpContext, exception),
        };
        await problem.ExecuteAsync(httpContext);
        return true;
    }

    /// <summary>For answers that have a status but no body, such as an address where nothing is.</summary>
    public static Task OfStatusAsync(StatusCodeContext context)
    {
        var status = context.HttpContext.Response.StatusCode;
        return ProblemResults.Of(status, Sentence(status, context.HttpContext.Request)).ExecuteAsync(context.HttpContext);
    }

    private static string Sentence(int status, HttpRequest request) => status switch
    {
        StatusCodes.Status404NotFound => $"There is nothing at {request.Path}.",
        StatusCodes.Status405MethodNotAllowed => $"{request.Method} is not possible at {request.Path}.",
        StatusCodes.Status415UnsupportedMediaType => "Send JSON, with the header Content-Type: application/json.",
        StatusCodes.Status429TooManyRequests => "That was too often. Wait a minute and try again.",
        _ => $"The request was refused with status {status}.",
    };

    private static string Sentence(BadHttpRequestException bad) => bad switch
    {
        { InnerException: JsonException json } => $"The body is not the JSON that is expected here, at {json.Path ?? "$"}.",
        { StatusCode: StatusCodes.Status413PayloadTooLarge } => "The body is too large.",
        { StatusCode: StatusCodes.Status415UnsupportedMediaType } => "Send JSON, with the header Content-Type: application/json.",
        _ => "The request cannot be read. What is expected is described at /openapi/v1.json.",
    };

    private ProblemHttpResult Unexpected(HttpContext context, Exception exception)
    {
        LogUnexpected(exception, context.Request.Method, context.Request.Path);
        return ProblemResults.Of(
            StatusCodes.Status500InternalServerError,
            "Something went wrong in the dashboard; its log says what. Try again."
        );
    }

    [LoggerMessage(LogLevel.Error, "{Method} {Path} failed.")]
    private partial void LogUnexpected(Exception exception, string method, string path);
}
