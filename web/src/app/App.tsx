import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { Suspense } from "react";
import { RouterProvider } from "react-router";
import { ApiError } from "../api/client";
import { PageSkeleton } from "../ui/states";
import { AppearanceProvider } from "./appearance";
import { router } from "./routes";

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      // What the caller did wrong stays wrong; only a server that did not answer is asked again.
      retry: (count, error) => count < 2 && error instanceof ApiError && (error.status === 0 || error.status >= 502),
      refetchOnWindowFocus: false,
    },
  },
});

export function App() {
  return (
    <AppearanceProvider>
      <QueryClientProvider client={queries}>
        <Suspense fallback={<PageSkeleton />}>
          <RouterProvider router={router} />
        </Suspense>
      </QueryClientProvider>
    </AppearanceProvider>
  );
}
