using System.IO.Pipelines;
using Microsoft.Net.Http.Headers;
using Roomtone.Dashboard.Database;

namespace Roomtone.Dashboard.Api;

/// <summary>A typed result: a file that is written while it is read.</summary>
internal sealed class Download(PipeReader file, string name, string contentType) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        try
        {
            // A database that is away is told as a sentence, as long as nothing was sent.
            var first = await file.ReadAsync(httpContext.RequestAborted);
            file.AdvanceTo(first.Buffer.Start);
            SetHeaders(httpContext.Response);
            await file.CopyToAsync(httpContext.Response.Body, httpContext.RequestAborted);
        }
        catch (OperationCanceledException) when (httpContext.RequestAborted.IsCancellationRequested)
        {
            // The browser has gone: nobody waits for the rest.
        }
        catch (DatabaseUnavailableException) when (httpContext.Response.HasStarted)
        {
            // Half a file must not look like a whole one.
            httpContext.Abort();
        }
        finally
        {
            await file.CompleteAsync();
        }
    }

    private void SetHeaders(HttpResponse response)
    {
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(name);
        response.Headers.ContentDisposition = disposition.ToString();
        response.ContentType = contentType;
    }
}
