using System.Net;
using Roomtone.Contracts;

namespace Roomtone.Dashboard.Calendars;

/// <summary>Reads days from where a <see cref="DayCalendar"/> says: an address or a country.</summary>
internal sealed class CalendarReader(CalendarReach reach, TimeProvider time) : IDisposable
{
    private const int MostRedirects = 5;

    /// <summary>All of it, redirects too.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    /// <summary>So many at once, whoever asks.</summary>
    private readonly SemaphoreSlim _turns = new(2);

    // Without a proxy: only then is it known which address is reached.
    private readonly HttpClient _http = new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = true,
            MaxAutomaticRedirections = MostRedirects,
            UseCookies = false,
            UseProxy = false,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate | DecompressionMethods.Brotli,
            MaxResponseHeadersLength = 32,
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
            ConnectCallback = reach.ConnectAsync,
        });

    public void Dispose()
    {
        _http.Dispose();
        _turns.Dispose();
    }

    /// <exception cref="CalendarException">It gives no days.</exception>
    public FoundDays OfFile(byte[] file) => CalendarDays.Read(file, Today());

    /// <exception cref="CalendarException">It gives no days.</exception>
    public FoundDays OfCountry(string code) => CountryDays.Read(code, Today());

    /// <exception cref="CalendarException">It gives no days.</exception>
    public async Task<FoundDays> OfAddressAsync(string address, CancellationToken cancellationToken)
    {
        if (!RadioStation.IsAddress(address))
            throw new CalendarException("A calendar's address begins with http:// or https://. Copy it from the calendar's own sharing page.");
        await _turns.WaitAsync(cancellationToken);
        try
        {
            return OfFile(await FetchAsync(new Uri(address), cancellationToken));
        }
        finally
        {
            _turns.Release();
        }
    }

    private async Task<byte[]> FetchAsync(Uri address, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(Limit, time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        try
        {
            using var answer = await _http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            if (!answer.IsSuccessStatusCode)
                throw new CalendarException(
                    $"The calendar at {address.Host} was not given out (status {(int)answer.StatusCode}). Check the address, and that it needs no login.");
            await using var stream = await answer.Content.ReadAsStreamAsync(limit.Token);
            return await AtMostAsync(stream, limit.Token);
        }
        catch (Exception e) when (e is not CalendarException && !cancellationToken.IsCancellationRequested)
        {
            var why = e is OperationCanceledException ? $"it did not answer within {Limit.TotalSeconds:0} s" : Innermost(e).TrimEnd('.');
            throw new CalendarException($"The calendar at {address.Host} could not be read: {why}.", e);
        }
    }

    /// <exception cref="CalendarException">There is more than a calendar may have.</exception>
    public static async Task<byte[]> AtMostAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var held = new MemoryStream();
        var part = new byte[64 * 1024];
        while (await stream.ReadAsync(part, cancellationToken) is > 0 and var count)
        {
            if (held.Length + count > CalendarText.LargestBytes) throw CalendarText.TooLarge();
            held.Write(part, 0, count);
        }

        return held.ToArray();
    }

    private static string Innermost(Exception e) => e.GetBaseException().Message;

    private DateOnly Today() => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
}
