using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Roomtone.Lab.Spotify;

/// <summary>What a request meets before it is answered: the faults that are switched on, the login, the rate limit.</summary>
internal sealed class FakeSpotifyGate(FakeSpotify standIn, TimeProvider time)
{
    /// <summary>Spotify's rolling window.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(30);

    private readonly ConcurrentQueue<DateTimeOffset> _recent = new();

    public async Task PassAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Path.StartsWithSegments("/stand-in", StringComparison.Ordinal))
        {
            await next(context);
            return;
        }

        standIn.Count(context.Request);
        var faults = standIn.Faults;
        if (faults.LatencyMilliseconds > 0)
            await Task.Delay(TimeSpan.FromMilliseconds(faults.LatencyMilliseconds), time, context.RequestAborted);
        if (faults.Cut)
            await HangAsync(context);
        else if (faults.Refused)
            context.Abort();
        else if (Stop(context, faults) is { } stopped)
            await stopped;
        else
            await next(context);
    }

    private Task? Stop(HttpContext context, FakeSpotifyFaults faults)
    {
        if (faults.Status > 0) return AnswerAsync(context, faults.Status, "Service unavailable");
        if (!context.Request.Path.StartsWithSegments("/v1", StringComparison.Ordinal)) return null;
        var token = context.Request.Headers.Authorization.ToString();
        if (!standIn.Logins.IsGood(token.StartsWith("Bearer ", StringComparison.Ordinal) ? token[7..] : null))
            return AnswerAsync(context, 401, "The access token expired");
        if (faults.RetryAfter > 0)
            return LimitedAsync(context, faults.RetryAfter, faults.Quota);
        if (IsTooOften())
            return LimitedAsync(context, (int)Window.TotalSeconds, isQuota: false);
        var isCommand =
            context.Request.Method != HttpMethods.Get && context.Request.Path.StartsWithSegments("/v1/me/player", StringComparison.Ordinal);
        return faults.NoPremium && isCommand
            ? AnswerAsync(context, 403, "Player command failed: Premium required", "PREMIUM_REQUIRED")
            : null;
    }

    private bool IsTooOften()
    {
        var now = time.GetUtcNow();
        while (_recent.TryPeek(out var oldest) && now - oldest > Window) _recent.TryDequeue(out _);
        _recent.Enqueue(now);
        return _recent.Count > standIn.RequestsPerHalfMinute;
    }

    private static Task LimitedAsync(HttpContext context, int seconds, bool isQuota)
    {
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return AnswerAsync(context, 429, isQuota ? "Too many requests" : "API rate limit exceeded", isQuota ? "QUOTA_EXCEEDED" : null);
    }

    private static Task AnswerAsync(HttpContext context, int status, string message, string? reason = null) =>
        FakeSpotifyApi.Error(status, message, reason).ExecuteAsync(context);

    private static async Task HangAsync(HttpContext context)
    {
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            context.Abort(); // The asker gave up, or the stand-in ends.
        }
    }
}
