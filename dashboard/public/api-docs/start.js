window.addEventListener('DOMContentLoaded', () => {
  window.SwaggerUIBundle({
    url: '/api/openapi.json',
    dom_id: '#viewer',
    deepLinking: true,
    // Nothing of ours is sent to a validator elsewhere.
    validatorUrl: null,
    tryItOutEnabled: false,
  });
});
