using System.IO.Pipelines;
using Microsoft.Net.Http.Headers;
using Roomtone.Dashboard.Database;

namespace Roomtone.Dashboard.Api;

/// <summary>A typed result that streams a file.</summary>
internal sealed class Download(PipeReader file, string name, string contentType) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        try
        {
            // Until something was sent, an unavailable database still becomes a problem response.
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
